package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What comes of pasted text; `|` is the caret, `/` stands for a line end.
final class PastedTest {
    private static Pasted paste(String query, String clip) {
        int caret = query.indexOf('|');
        Pasted pasted = Pasted.into(query.replace("|", ""), caret, caret, clip.replace(" / ", "\n"));
        assertThat(pasted).isNotNull();
        return pasted;
    }

    private static String marked(String text, int caret) {
        return text.substring(0, caret) + "|" + text.substring(caret);
    }

    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            |              ; 1772359331.482:12001                       ; event == 1772359331.482:12001|
            |              ; audit(1772359331.482:12001)                ; event == 1772359331.482:12001|
            |              ; msg=audit(1772359331.482:12001):           ; event == 1772359331.482:12001|
            |              ; 1.482:12001 / 1.483:12002                  ; event in (1.482:12001, 1.483:12002)|
            uid == 0|      ; 1.482:12001                                ; uid == 0 event == 1.482:12001|
            not (| or a)   ; 1.482:12001                                ; not (event == 1.482:12001| or a)
            event == |     ; 1.482:12001                                ; event == 1.482:12001|
            exe == |       ; ` / /usr/bin/curl / `                       ; exe == /usr/bin/curl|
            | or a         ; type=SYSCALL exe="/usr/bin/id"             ; type=SYSCALL exe="/usr/bin/id"| or a
            """)
    void isWrittenAsItIsMeant(String query, String clip, String wanted) throws QueryException {
        Pasted pasted = paste(query, clip);
        assertThat(marked(pasted.text(), pasted.caret())).isEqualTo(wanted);
        assertThat(pasted.list()).isNull();
        assertThat(Query.parse(pasted.text()).isEmpty()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            exe|                ; exe in (a, "b c")|
            exe |               ; exe in (a, "b c")|
            exe == |            ; exe in (a, "b c")|
            exe=|               ; exe in (a, "b c")|
            exe in |            ; exe in (a, "b c")|
            exe not  in |       ; exe not in (a, "b c")|
            exe != | and k      ; exe not in (a, "b c")| and k
            uid == 0 and exe in (|      ; uid == 0 and exe in (a, "b c")|
            exe in (x, |) or k  ; exe in (x, a, "b c"|) or k
            exe in (|, x)       ; exe in (a, "b c"|, x)
            not parent.exe : |  ; not (parent.exe : a or parent.exe : "b c")|
            argv[0] !~ |        ; (argv[0] !~ a and argv[0] !~ "b c")|
            """)
    void severalLinesCanBeAListOfValues(String query, String wanted) throws QueryException {
        Pasted.Values list = paste(query, "a /  b c  /  / a").list();
        assertThat(list).isNotNull();
        assertThat(marked(list.text(), list.caret())).isEqualTo(wanted);
        assertThat(list.lines()).isEqualTo(3);
        assertThat(Query.parse(list.text()).isEmpty()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            |
            curl |
            uid == 0 |
            pid <= |
            exe == /usr/|
            exe in (/usr/|
            """)
    void areNoListWhereNoFieldWaitsForValues(String query) {
        Pasted pasted = paste(query, "a / b");
        assertThat(pasted.list()).isNull();
        assertThat(pasted.text()).isEqualTo(query.replace("|", "a\nb"));
    }

    @Test
    void aSelectionIsReplaced() {
        assertThat(Pasted.into("exe == old and a", 7, 10, "new")).isEqualTo(new Pasted("exe == new and a", 10, null));
    }

    @Test
    void whatIsLongerThanAQueryCanBeIsRefused() {
        assertThat(Pasted.into("", 0, 0, "é".repeat(40_000))).isNull();
        assertThat(Pasted.into("", 0, 0, "a".repeat(100_000_000))).isNull();
        Pasted lines = Pasted.into(
                "parent.exe : ",
                13,
                13,
                IntStream.range(0, 9_000).mapToObj(Integer::toString).collect(Collectors.joining("\n")));
        assertThat(lines).isNotNull();
        assertThat(lines.list()).as("a list longer than a query can be").isNull();
    }

    /// Whatever the lines hold, the list is a query for exactly these values.
    @Test
    void anyLinesMakeAListOfExactlyThem() throws QueryException {
        Random random = new Random(11);
        String letters = "ab /\\\"'(),.=!~:<>+-±é\u202e$*{}[]#";
        for (int turn = 0; turn < 2_000; turn++) {
            String lines = IntStream.range(0, 2 + random.nextInt(4))
                    .mapToObj(line -> "x" + line
                            + random.ints(random.nextInt(12), 0, letters.length())
                                    .mapToObj(i -> letters.substring(i, i + 1))
                                    .collect(Collectors.joining())
                            + "z")
                    .collect(Collectors.joining("\n"));
            Pasted pasted = Pasted.into("exe == ", 7, 7, lines);
            assertThat(pasted).isNotNull();
            assertThat(pasted.list()).isNotNull();
            Query query = Query.parse(pasted.list().text());
            assertThat(query.root()).isInstanceOf(Node.Compare.class);
            assertThat(((Node.Compare) query.root())
                            .items().stream()
                                    .map(item -> Literals.text(item.from()))
                                    .toList())
                    .isEqualTo(lines.lines().toList());
        }
    }
}
