package org.execscope.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;

/// A socket address as user space gave it to the kernel and SOCKADDR's `saddr=` shows it (kernel/auditsc.c:
/// `__audit_sockaddr`; include/uapi/linux/{in,in6,un,netlink,if_packet,vm_sockets}.h). A program may hand in
/// any bytes: what isn't of its family's form is shown as bytes, never guessed at.
///
/// @param family its number, or -1 where not even that is there
/// @param form how far it was understood
/// @param address 4 or 16 bytes of an IP address; the path or abstract name of a UNIX socket; else all bytes
/// @param port the port; of a netlink address its port id, of a packet address its protocol; 0 without one
/// @param scope of an IPv6 address its zone, of a netlink address its groups, of a packet address the
///     interface, of a vsock address its context id; 0 without one
public record Sockaddr(int family, Form form, Bytes address, long port, long scope) {
    /// How far an address was understood.
    public enum Form {
        IPV4,
        IPV6,
        /// A path in the file system.
        UNIX_PATH,
        /// A name outside of the file system; NULs in it count.
        UNIX_ABSTRACT,
        UNIX_UNNAMED,
        NETLINK,
        PACKET,
        VSOCK,
        /// AF_UNSPEC: connect with it undoes a connection.
        UNSPECIFIED,
        /// Shorter than its family needs.
        SHORT,
        /// Of a family that isn't read here.
        OTHER
    }

    private static final int FAMILY_BYTES = 2;
    private static final int UNIX = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;
    private static final int NETLINK = 16;
    private static final int PACKET = 17;
    private static final int VSOCK = 40;
    /// The kernel takes no longer one (include/linux/socket.h: `struct sockaddr_storage`).
    private static final int SHOWN_BYTES = 128;

    /// The families by number (include/linux/socket.h); `-` where there is none.
    private static final String[] NAMES = """
            unspecified unix inet ax25 ipx appletalk netrom bridge atmpvc x25 inet6 rose decnet netbeui security key
            netlink packet ash econet atmsvc rds sna irda pppox wanpipe llc ib mpls can tipc bluetooth iucv rxrpc isdn
            phonet ieee802154 caif alg nfc vsock kcm qipcrtr smc xdp mctp
            """.strip().split("\\s+", -1);

    /// The byte order of numbers that a program writes as its processor does.
    ///
    /// @param archCode the number after the event's `arch=`, or -1 where it has none: then the bytes tell, as
    ///     no family is above 255
    /// @param raw the address
    public static ByteOrder order(long archCode, Bytes raw) {
        boolean little = archCode >= 0 ? (archCode & 0x4000_0000L) != 0 : raw.length() < FAMILY_BYTES || raw.at(1) == 0;
        return little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /// @param raw the address's bytes
    /// @param order of the machine it was used on
    public static Sockaddr decode(Bytes raw, ByteOrder order) {
        if (raw.length() < FAMILY_BYTES) {
            return new Sockaddr(-1, Form.SHORT, raw, 0, 0);
        }
        ByteBuffer host = ByteBuffer.wrap(raw.toArray()).order(order);
        ByteBuffer network = ByteBuffer.wrap(raw.toArray());
        int family = Short.toUnsignedInt(host.getShort(0));
        int length = raw.length();
        Sockaddr shorter = new Sockaddr(family, Form.SHORT, raw, 0, 0);
        return switch (family) {
            case 0 -> new Sockaddr(family, Form.UNSPECIFIED, Bytes.EMPTY, 0, 0);
            case UNIX -> unix(raw);
            case INET -> length < 8 ? shorter : new Sockaddr(family, Form.IPV4, raw.slice(4, 8), port(network), 0);
            case INET6 ->
                length < 24
                        ? shorter
                        : new Sockaddr(
                                family,
                                Form.IPV6,
                                raw.slice(8, 24),
                                port(network),
                                length < 28 ? 0 : Integer.toUnsignedLong(host.getInt(24)));
            case NETLINK ->
                length < 12
                        ? shorter
                        : new Sockaddr(
                                family,
                                Form.NETLINK,
                                raw,
                                Integer.toUnsignedLong(host.getInt(4)),
                                Integer.toUnsignedLong(host.getInt(8)));
            case PACKET ->
                length < 8
                        ? shorter
                        : new Sockaddr(family, Form.PACKET, raw, port(network), Integer.toUnsignedLong(host.getInt(4)));
            case VSOCK ->
                length < 12
                        ? shorter
                        : new Sockaddr(
                                family,
                                Form.VSOCK,
                                raw,
                                Integer.toUnsignedLong(host.getInt(4)),
                                Integer.toUnsignedLong(host.getInt(8)));
            default -> new Sockaddr(family, Form.OTHER, raw, 0, 0);
        };
    }

    private static int port(ByteBuffer network) {
        return Short.toUnsignedInt(network.getShort(2));
    }

    private static Sockaddr unix(Bytes raw) {
        if (raw.length() == FAMILY_BYTES) {
            return new Sockaddr(UNIX, Form.UNIX_UNNAMED, Bytes.EMPTY, 0, 0);
        }
        if (raw.at(FAMILY_BYTES) == 0) {
            return new Sockaddr(UNIX, Form.UNIX_ABSTRACT, raw.slice(FAMILY_BYTES + 1, raw.length()), 0, 0);
        }
        int end = raw.indexOf((byte) 0, FAMILY_BYTES);
        return new Sockaddr(UNIX, Form.UNIX_PATH, raw.slice(FAMILY_BYTES, end < 0 ? raw.length() : end), 0, 0);
    }

    /// The address for people: `203.0.113.7:443`, `[2001:db8::1]:443`, `unix /run/x.sock`, `unix @name`.
    public ShownText words() {
        return switch (form) {
            case IPV4 -> ShownText.plain(ipv4() + ":" + port);
            case IPV6 -> ShownText.plain("[" + ipv6() + (scope == 0 ? "" : "%" + scope) + "]:" + port);
            case UNIX_PATH -> named("unix ");
            case UNIX_ABSTRACT -> named("unix @");
            case UNIX_UNNAMED -> ShownText.plain("unix, unnamed");
            case NETLINK ->
                ShownText.plain("netlink port " + port + (scope == 0 ? "" : " groups 0x" + Long.toHexString(scope)));
            case PACKET ->
                ShownText.plain(
                        "packet protocol 0x" + HexFormat.of().toHexDigits((short) port) + " interface " + scope);
            case VSOCK -> ShownText.plain("vsock " + scope + ":" + port);
            case UNSPECIFIED -> ShownText.plain("unspecified: no address");
            case SHORT -> ShownText.plain(family < 0 ? "address of " + hex() : familyName() + ", too short: " + hex());
            case OTHER -> ShownText.plain(familyName() + ": " + hex());
        };
    }

    /// The same without its port.
    public ShownText host() {
        return switch (form) {
            case IPV4 -> ShownText.plain(ipv4());
            case IPV6 -> ShownText.plain(ipv6() + (scope == 0 ? "" : "%" + scope));
            case VSOCK -> ShownText.plain("vsock " + scope);
            default -> words();
        };
    }

    /// Whether it is of a family that has ports of its own.
    public boolean hasPort() {
        return form == Form.IPV4 || form == Form.IPV6 || form == Form.VSOCK;
    }

    private ShownText named(String before) {
        ShownText name = Display.value(address, SHOWN_BYTES);
        return new ShownText(
                before + name.text(),
                name.escapes().stream()
                        .map(one -> new ShownText.Escape(one.start() + before.length(), one.end() + before.length()))
                        .toList(),
                name.omittedBytes());
    }

    private String familyName() {
        return family < NAMES.length ? NAMES[family] : "family " + family;
    }

    private String hex() {
        int shown = Math.min(address.length(), SHOWN_BYTES);
        String digits = HexFormat.of().formatHex(address.slice(0, shown).toArray());
        return (digits.isEmpty() ? "no bytes" : digits) + (shown < address.length() ? "…" : "");
    }

    private String ipv4() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            text.append(i == 0 ? "" : ".").append(address.at(i) & 0xff);
        }
        return text.toString();
    }

    /// As RFC 5952 has it: lower case, no leading zeros, the longest run of two or more zero groups as `::`.
    private String ipv6() {
        ByteBuffer groups = ByteBuffer.wrap(address.toArray());
        int runFrom = -1;
        int runLength = 1;
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && groups.getShort(to * 2) == 0) {
                to++;
            }
            if (to - from > runLength) {
                runFrom = from;
                runLength = to - from;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < 8; group++) {
            if (group == runFrom) {
                text.append("::");
                group += runLength - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(Short.toUnsignedInt(groups.getShort(group * 2))));
            }
        }
        return text.toString();
    }
}
