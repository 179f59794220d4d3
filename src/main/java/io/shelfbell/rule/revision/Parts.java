package io.shelfbell.rule.revision;

import io.shelfbell.rule.UnreadableWorkbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files inside a workbook, in their order. Those that nobody touches keep every byte. */
final class Parts {
    private static final int MAX_ENTRIES = 1_000;
    private static final long MAX_UNPACKED = 50L << 20;

    /** Of one part that is edited, in bytes: there are two texts of it at a time. */
    private static final int MAX_TEXT = 20 << 20;

    private static final Pattern ENCODING = Pattern.compile("^\\W*<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)");
    /** The least that a zip entry can say, so that the same content gives the same file. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    private Parts() {}

    static Parts unpack(byte[] xlsx) {
        var parts = new Parts();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            long left = MAX_UNPACKED;
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                var content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
                left -= content.length;
                if (left < 0 || parts.contents.size() >= MAX_ENTRIES) throw new UnreadableWorkbook("too much in it");
                if (!entry.isDirectory()) parts.contents.put(entry.getName().replaceFirst("^/", ""), content);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableWorkbook("a damaged zip file", e);
        }
        if (parts.contents.isEmpty()) throw new UnreadableWorkbook("no zip file");
        return parts;
    }

    byte[] pack() {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            for (var part : contents.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail to be written", e);
        }
        return packed.toByteArray();
    }

    List<String> names() {
        return List.copyOf(contents.keySet());
    }

    boolean has(String name) {
        return contents.containsKey(actual(name));
    }

    String text(String name) {
        var content = contents.get(actual(name));
        if (content == null) throw new UnreadableWorkbook("no part " + name);
        if (content.length > MAX_TEXT) throw new UnreadableWorkbook("more than 20 MB in the part " + name);
        return new String(content, charset(content));
    }

    /** In the encoding that the text says it has. */
    void put(String name, String text) {
        contents.put(actual(name), text.getBytes(declared(text)));
    }

    void remove(String name) {
        contents.remove(actual(name));
    }

    /** The first of {@code xl/comments1.xml, xl/comments2.xml ...} that is not taken. */
    String free(String pattern) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(pattern::formatted)
                .filter(name -> !has(name))
                .findFirst()
                .orElseThrow();
    }

    /** Part names do not differ by case alone (ISO/IEC 29500-2, 6.2.2.3). */
    private String actual(String name) {
        if (contents.containsKey(name)) return name;
        return contents.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private static Charset charset(byte[] content) {
        boolean wide = content.length > 1 && (content[0] == (byte) 0xFE || content[0] == (byte) 0xFF);
        int head = Math.min(content.length, 200);
        return wide ? StandardCharsets.UTF_16 : declared(new String(content, 0, head, StandardCharsets.ISO_8859_1));
    }

    private static Charset declared(String text) {
        var encoding = ENCODING.matcher(text.substring(0, Math.min(text.length(), 200)));
        try {
            return encoding.find() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableWorkbook("the encoding " + encoding.group(1), e);
        }
    }
}
