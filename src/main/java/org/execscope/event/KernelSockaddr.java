package org.execscope.event;

import static org.execscope.event.KernelText.isWord;
import static org.execscope.event.KernelText.word;

/// Recognises SOCKADDR records of the kernel's form, with auditd's enrichment if it is closed: nothing of
/// them goes into the row of a system call.
final class KernelSockaddr {
    private static final long SADDR = word("saddr=");
    private static final long ENRICHED = word("\u001dSADDR={");
    private static final long CLOSE = word(" }");

    private KernelSockaddr() {}

    /// The place of the line feed after the body at `at`, or -1 if it isn't of that form.
    static int read(byte[] a, int at) {
        if (!isWord(a, at, SADDR, 6)) {
            return -1;
        }
        int p = KernelText.upperHex(a, at + 6);
        if (p < 0 || a[p] == '\n') {
            return p;
        }
        if (word(a, p) != ENRICHED || a[p + 8] != ' ') {
            return -1;
        }
        int end = KernelText.plainLineEnd(a, p + 9);
        return end > p + 10 && isWord(a, end - 2, CLOSE, 2) ? end : -1;
    }
}
