/// Execscope: a desktop forensic viewer for Linux audit logs.
module org.execscope {
    requires static transitive org.jspecify;
    requires re2j;
    requires de.siegmar.fastcsv;
    requires javafx.controls;
    requires jdk.management;
    requires org.apache.commons.cli;
    requires org.apache.commons.compress;
    requires org.apache.commons.io;
    requires org.tukaani.xz;
    requires com.github.luben.zstd_jni;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    // Settings, saved filters and dismissals are records that it fills.
    opens org.execscope.ui.finding to
            tools.jackson.databind;
    opens org.execscope.ui.model to
            tools.jackson.databind;
    opens org.execscope.ui.window to
            tools.jackson.databind;
}
