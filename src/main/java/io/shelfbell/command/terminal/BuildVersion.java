package io.shelfbell.command.terminal;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
public final class BuildVersion implements IVersionProvider {
    private static final String FILE = "/META-INF/build-info.properties";

    public static String text() throws IOException {
        var build = new Properties();
        try (var file = BuildVersion.class.getResourceAsStream(FILE)) {
            if (file != null) build.load(file);
        }
        return build.getProperty("build.version", "of an unknown version");
    }

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"shelfbell " + text(), "Java ${java.version}, ${os.name} ${os.arch}"};
    }
}
