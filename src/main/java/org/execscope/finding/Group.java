package org.execscope.finding;

/// The two questions that findings answer, in the order in which they are listed.
public enum Group {
    TRUST("Can this evidence be trusted?"),
    HOST("What happened on the host?");

    private final String question;

    Group(String question) {
        this.question = question;
    }

    public String question() {
        return question;
    }
}
