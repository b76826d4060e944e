package org.execscope.evidence;

import java.io.IOException;

/// Packed evidence can't be unpacked any further. Its message goes on behind the name of the file: a sentence
/// without a full stop.
public final class UnpackException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public UnpackException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public UnpackException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
