/// Execscope: a desktop forensic viewer for Linux audit logs.
module org.execscope {
    requires static transitive org.jspecify;
    requires re2j;
    requires de.siegmar.fastcsv;
    requires info.picocli;
    requires javafx.controls;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    opens org.execscope.cli to
            info.picocli;
}
