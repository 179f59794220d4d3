package io.shelfbell.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs for this machine, unpacked once from zonky's archives; another version has another folder. */
record PostgresBinaries(Path home) {
    private static final boolean WINDOWS = File.separatorChar == '\\';

    static PostgresBinaries unpackedIn(Path folder) throws IOException {
        var archive = archive();
        var home = folder.resolve("%08x".formatted(checksum(archive)));
        if (!Files.isDirectory(home)) unpack(archive, folder, home);
        return new PostgresBinaries(home);
    }

    private static byte[] archive() throws IOException {
        try (var archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), System.getProperty("os.arch"))) {
            return archive.readAllBytes();
        }
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.contains("windows")) return "Windows";
        return name.contains("mac") ? "Darwin" : "Linux";
    }

    private static long checksum(byte[] archive) {
        var checksum = new CRC32();
        checksum.update(archive);
        return checksum.getValue();
    }

    /** Under another name until it is whole: a process killed on the way leaves nothing that looks finished. */
    private static void unpack(byte[] archive, Path folder, Path home) throws IOException {
        var unfinished = folder.resolve("unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        try (var files = new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry())
                unpack(entry, files, unfinished);
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        var file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) throw new IOException("the archive points outside of itself: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        else write(content, file);
    }

    private static void write(InputStream content, Path file) throws IOException {
        Files.copy(content, file);
        var program = String.valueOf(file.getParent()).endsWith("bin");
        if (program && !WINDOWS && !file.toFile().setExecutable(true, false))
            throw new IOException("cannot make a program of " + file);
    }

    String program(String name) {
        return home.resolve("bin").resolve(WINDOWS ? name + ".exe" : name).toString();
    }
}
