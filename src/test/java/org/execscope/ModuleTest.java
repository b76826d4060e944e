package org.execscope;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What only the packaged program knows: tests run without modules, so that a package which a library must look
/// into may be closed without any other test noticing.
final class ModuleTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final String JACKSON = "tools.jackson.databind";

    @Test
    void whatIsKeptAsJsonIsOpenToTheLibraryThatReadsIt() throws IOException {
        Set<String> open;
        try (InputStream in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            open = ModuleDescriptor.read(in).opens().stream()
                    .filter(opened -> opened.targets().contains(JACKSON))
                    .map(ModuleDescriptor.Opens::source)
                    .collect(Collectors.toSet());
        }
        Set<Class<?>> kept = new LinkedHashSet<>();
        for (JavaClass one : new ClassFileImporter().importPath(CLASSES)) {
            if (one.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getName().equals("readValue"))) {
                reach(one.reflect(), kept);
            }
        }
        assertThat(kept).isNotEmpty();
        assertThat(kept).allSatisfy(type -> assertThat(open).as(type.getName()).contains(type.getPackageName()));
    }

    private static void reach(Type type, Set<Class<?>> into) {
        if (type instanceof ParameterizedType list) {
            for (Type argument : list.getActualTypeArguments()) {
                reach(argument, into);
            }
        } else if (type instanceof Class<?> one && one.isRecord() && into.add(one)) {
            for (RecordComponent component : one.getRecordComponents()) {
                reach(component.getGenericType(), into);
            }
        }
    }
}
