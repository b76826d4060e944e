package org.execscope.ui.model;

import java.util.List;
import java.util.Objects;

/// A filter that the user keeps under a name.
///
/// @param name not empty
/// @param query its text; times in it say their zone
/// @param note what it is for, in the user's words; may be empty
/// @param starred whether it stands before the others
public record SavedQuery(String name, String query, String note, boolean starred) {
    /// What stands there at first: plain filters, to be changed or deleted like any other.
    public static final List<SavedQuery> TEMPLATES = List.of(
            template(
                    "Run from writable folders",
                    "exe ~ ^/(tmp|var/tmp|dev/shm)/",
                    "Programs in folders that every user can write to"),
            template(
                    "Shells of service users",
                    "exe ~ \"/(ba|da|z|k)?sh$\" and uid in 1..999",
                    "A web server or database has little use for a shell"),
            template(
                    "Root, after another's login",
                    "euid == 0 and has auid and auid not in (0, unset)",
                    "sudo, su, or a way around them"),
            template("Rare programs", "exe.count <= 3", "Started three times at most in all of the evidence"),
            template("Failed starts", "success == no", "What was tried and refused, or not there"),
            template(
                    "Set-user-id given to files",
                    "exe ~ \"/chmod$\" and cmd ~ \"[ugoa]*[+=][rwxXt]*s|\\\\b0?[2-7][0-7]{3}\\\\b\"",
                    "chmod with s, or with a mode of four digits"),
            template("Downloads", "exe ~ \"/(curl|wget)$\"", ""),
            template(
                    "Encoded commands",
                    "cmd ~ \"(?i)base64|openssl enc|xxd -r\"",
                    "Text hidden from whoever reads the log"),
            template("High and critical findings", "finding in (high, critical)", ""),
            template("Parent never seen", "not has parent.exe", "Started before the log begins, or not logged"));

    public SavedQuery {
        // Files of earlier versions have no notes.
        note = Objects.requireNonNullElse(note, "");
    }

    public SavedQuery(String name, String query) {
        this(name, query, "", false);
    }

    private static SavedQuery template(String name, String query, String note) {
        return new SavedQuery(name, query, note, false);
    }

    public SavedQuery withName(String other) {
        return new SavedQuery(other, query, note, starred);
    }

    public SavedQuery withStar(boolean now) {
        return new SavedQuery(name, query, note, now);
    }
}
