package org.execscope.finding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.execscope.bytes.Bytes;

/// What audit rules ask for, read from their text (auditctl(8)): enough to say what they can see.
///
/// @param execves the rules on execve or execveat, each as its words
/// @param keys all keys, safe to show
/// @param execveKeys the keys of rules on execve
/// @param exclusions rules that keep something out, safe to show
/// @param isOff whether `-a never,task` switches the auditing of system calls off
record RuleText(
        List<List<String>> execves, Set<String> keys, Set<String> execveKeys, List<String> exclusions, boolean isOff) {
    private static final int MOST = 10_000;

    /// The lines that are rules.
    static List<String> rules(Bytes text) {
        byte[] bytes = text.toArray();
        return new String(bytes, 0, bytes.length, StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("-"))
                .limit(MOST)
                .toList();
    }

    static RuleText of(List<String> rules) {
        List<List<String>> execves = new ArrayList<>();
        Set<String> keys = new TreeSet<>();
        Set<String> execveKeys = new TreeSet<>();
        List<String> exclusions = new ArrayList<>();
        boolean off = false;
        for (String rule : rules) {
            List<String> words = Arrays.asList(rule.split("\\s+", -1));
            Set<String> own = keys(words);
            keys.addAll(own);
            boolean never = rule.contains("never,") || rule.contains(",never") || rule.contains("exclude");
            off |= rule.contains("never,task") || rule.contains("task,never");
            if (never) {
                exclusions.add(Say.value(Bytes.of(rule.getBytes(StandardCharsets.ISO_8859_1))));
            } else if (calls(words).contains("execve") || calls(words).contains("execveat")) {
                execves.add(words);
                execveKeys.addAll(own);
            }
        }
        return new RuleText(execves, keys, execveKeys, exclusions, off);
    }

    private static Set<String> keys(List<String> words) {
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String key = word.startsWith("key=")
                    ? word.substring(4)
                    : word.startsWith("-k") && word.length() > 2
                            ? word.substring(2)
                            : word.equals("-k") && i + 1 < words.size() ? words.get(i + 1) : "";
            if (!key.isEmpty()) {
                keys.add(Say.value(Bytes.of(key.replace("\"", "").getBytes(StandardCharsets.ISO_8859_1))));
            }
        }
        return keys;
    }

    private static Set<String> calls(List<String> words) {
        Set<String> calls = new TreeSet<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("-S")) {
                calls.addAll(Arrays.asList(words.get(i + 1).split(",", -1)));
            }
        }
        return calls;
    }

    /// Whether a rule names this call on this arch; without an arch a rule counts for 64 bit.
    boolean names(String call, String arch) {
        for (List<String> words : execves) {
            boolean named = words.stream().anyMatch(word -> word.startsWith("arch="));
            boolean own = named ? words.contains("arch=" + arch) : arch.equals("b64");
            if (own && calls(words).contains(call)) {
                return true;
            }
        }
        return false;
    }

    boolean namesAny(String call) {
        return execves.stream().anyMatch(words -> calls(words).contains(call));
    }
}
