package org.execscope.ui.model;

import java.util.List;

/// A filter that the user keeps under a name.
///
/// @param name not empty
/// @param query its text; times in it say their zone
public record SavedQuery(String name, String query) {
    /// What stands there at first: plain filters, to be changed or deleted like any other.
    public static final List<SavedQuery> TEMPLATES = List.of(
            new SavedQuery("Run from writable folders", "exe ~ ^/(tmp|var/tmp|dev/shm)/"),
            new SavedQuery("Shells of service users", "exe ~ \"/(ba|da|z|k)?sh$\" and uid in 1..999"),
            new SavedQuery("Root, after another's login", "euid == 0 and has auid and auid not in (0, unset)"),
            new SavedQuery("Failed starts", "success == no"),
            new SavedQuery("Downloads", "exe ~ \"/(curl|wget)$\""),
            new SavedQuery("Encoded commands", "cmd ~ \"(?i)base64|openssl enc|xxd -r\""),
            new SavedQuery("High and critical findings", "finding in (high, critical)"),
            new SavedQuery("Parent never seen", "not has parent.exe"));
}
