package org.execscope.record;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever a program hands in as an address is told in a line. Replays saved inputs in every run; with
/// `JAZZER_FUZZ=1` in the environment it looks for new ones.
final class SockaddrFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void readsAnything(byte[] raw) {
        SockaddrTest.check(raw);
    }
}
