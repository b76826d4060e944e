package org.execscope.evidence;

/// Compares the first bytes of a file with what formats begin with.
final class Magic {
    private Magic() {}

    /// @param magic a character for each byte
    static boolean startsWith(byte[] head, int length, String magic) {
        if (magic.length() > length) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((head[i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
