package org.execscope.finding;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.execscope.bytes.Bytes;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// How the kernel writes the fields of a system call's records that are not texts of users, and which fields
/// each has (kernel/auditsc.c: `audit_log_exit`, `audit_log_name`, `audit_log_fcaps`; audit.c:
/// `audit_log_task_info`).
final class RecordForm {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern SIGNED = Pattern.compile("-?[0-9]+");
    private static final Pattern LOWER_HEX = Pattern.compile("[0-9a-f]+");
    private static final Pattern CAPABILITY = Pattern.compile("[0-9a-f]+|\\?|none|all");
    private static final Pattern UPPER_HEX = Pattern.compile("([0-9A-F]{2})+");
    private static final Pattern OCTAL = Pattern.compile("[0-7]+");
    private static final Pattern DEVICE = Pattern.compile("[0-9a-f]{2,8}:[0-9a-f]{2,8}");
    private static final Pattern NAME_TYPE = Pattern.compile("UNKNOWN|NORMAL|PARENT|DELETE|CREATE");

    private static final Map<String, Pattern> OF_SYSCALL = Map.ofEntries(
            Map.entry("arch", LOWER_HEX),
            Map.entry("syscall", NUMBER),
            Map.entry("per", LOWER_HEX),
            Map.entry("success", Pattern.compile("yes|no")),
            Map.entry("exit", SIGNED),
            Map.entry("a0", LOWER_HEX),
            Map.entry("a1", LOWER_HEX),
            Map.entry("a2", LOWER_HEX),
            Map.entry("a3", LOWER_HEX),
            Map.entry("items", NUMBER),
            Map.entry("ppid", NUMBER),
            Map.entry("pid", NUMBER),
            Map.entry("auid", SIGNED),
            Map.entry("uid", NUMBER),
            Map.entry("gid", NUMBER),
            Map.entry("euid", NUMBER),
            Map.entry("suid", NUMBER),
            Map.entry("fsuid", NUMBER),
            Map.entry("egid", NUMBER),
            Map.entry("sgid", NUMBER),
            Map.entry("fsgid", NUMBER),
            Map.entry("ses", SIGNED));
    private static final Map<String, Pattern> OF_PATH = Map.ofEntries(
            Map.entry("item", NUMBER),
            Map.entry("inode", NUMBER),
            Map.entry("dev", DEVICE),
            Map.entry("mode", OCTAL),
            Map.entry("ouid", NUMBER),
            Map.entry("ogid", NUMBER),
            Map.entry("rdev", DEVICE),
            Map.entry("nametype", NAME_TYPE),
            Map.entry("objtype", NAME_TYPE),
            Map.entry("cap_fp", CAPABILITY),
            Map.entry("cap_fi", CAPABILITY),
            Map.entry("cap_fe", CAPABILITY),
            Map.entry("cap_fver", CAPABILITY),
            Map.entry("cap_frootid", SIGNED));
    private static final List<String> PATH_FIELDS = List.of(
            "item", "name", "inode", "dev", "mode", "ouid", "ogid", "rdev", "obj", "osid", "nametype", "objtype");
    private static final List<String> CAPABILITIES = List.of("cap_fp", "cap_fi", "cap_fe", "cap_fver");

    private RecordForm() {}

    /// Which value of the record no kernel writes so, in words; null if none.
    static @Nullable String fault(Rec record) {
        return switch (record.type()) {
            case RecordType.SYSCALL -> values(record, OF_SYSCALL);
            case RecordType.PATH -> path(record);
            case RecordType.CWD -> only(record, "cwd");
            case RecordType.PROCTITLE -> only(record, "proctitle");
            case RecordType.SOCKADDR -> values(record, Map.of("saddr", UPPER_HEX));
            default -> null;
        };
    }

    /// Whether a PATH record ends before its nametype: so all do of kernels before 2.6.38, and no other.
    static boolean lacksNameType(Rec record) {
        return record.type() == RecordType.PATH
                && !record.names().contains("nametype")
                && !record.names().contains("objtype");
    }

    private static @Nullable String values(Rec record, Map<String, Pattern> forms) {
        for (String name : record.names()) {
            Pattern form = forms.get(name);
            String value = record.word(name);
            boolean plain = form == null || (!record.quoted().contains(name) && matches(form, value));
            if (!plain || (value != null && value.isEmpty() && !record.quoted().contains(name))) {
                return "a " + RecordType.name(record.type()) + " record with " + name + "="
                        + Say.value(record.fields().get(name))
                        + (record.quoted().contains(name) ? " in quotes" : "");
            }
        }
        return null;
    }

    private static boolean matches(Pattern form, @Nullable String value) {
        return value != null && form.matcher(value).matches();
    }

    private static @Nullable String path(Rec record) {
        int last = -1;
        String before = "";
        int capabilities = 0;
        for (String name : record.names()) {
            int at = PATH_FIELDS.indexOf(name);
            if (at < 0 && !name.startsWith("cap_f")) {
                return "a PATH record with a field " + Say.value(Bytes.utf8(name));
            }
            if (at >= 0 && at < last) {
                return "a PATH record in which " + name + " stands behind " + before;
            }
            last = at < 0 ? PATH_FIELDS.size() : at;
            before = name;
            capabilities += CAPABILITIES.contains(name) ? 1 : 0;
        }
        if (!record.names().contains("item")) {
            return "a PATH record without item";
        }
        // All four, or none: of old kernels, those that are zero were left out.
        if (capabilities > 0 && !record.names().contains("cap_fver")) {
            return "a PATH record that ends within its capabilities";
        }
        return values(record, OF_PATH);
    }

    private static @Nullable String only(Rec record, String name) {
        if (record.names().equals(List.of(name))) {
            Bytes value = record.fields().get(name);
            return value != null && value.isEmpty() && !record.quoted().contains(name)
                    ? "a " + RecordType.name(record.type()) + " record without a value"
                    : null;
        }
        return "a " + RecordType.name(record.type()) + " record with other fields than " + name;
    }
}
