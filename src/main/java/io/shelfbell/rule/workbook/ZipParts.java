package io.shelfbell.rule.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The parts of a zip file by their names, read from its directory without unpacking anything. A part is opened once at most, so that
 * no byte is paid for twice (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16).
 */
final class ZipParts {
    private static final int END_RECORD = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int MAX_PARTS = 200;

    /**
     * @param packed bytes in the file
     * @param size bytes once unpacked, as the directory claims
     */
    private record Part(int offset, int method, long packed, long size, int checksum) {}

    private final ByteBuffer file;
    private final Allowance allowance;
    private final Map<String, Part> parts = new HashMap<>();

    private ZipParts(byte[] content, Allowance allowance) {
        this.file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        this.allowance = allowance;
    }

    static ZipParts of(byte[] content, Allowance allowance) throws Refused {
        var zip = new ZipParts(content, allowance);
        try {
            zip.directory();
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            throw Refused.broken("a zip file whose directory is damaged");
        }
        return zip;
    }

    private void directory() throws Refused {
        int end = end();
        int count = Short.toUnsignedInt(file.getShort(end + 10));
        if (count > MAX_PARTS)
            throw new Refused("TOO_MANY_PARTS", count + " files in the zip", "at most " + MAX_PARTS, "");
        int at = file.getInt(end + 16);
        long unpacked = 0;
        for (int i = 0; i < count; i++) {
            if (file.getInt(at) != ENTRY) throw Refused.broken("a zip file whose directory is damaged");
            unpacked += add(at);
            at += ENTRY_SIZE + length(at + 28) + length(at + 30) + length(at + 32);
        }
        if (unpacked > Allowance.MAX_UNPACKED) throw Allowance.tooBigUnpacked();
    }

    private int end() throws Refused {
        for (int at = file.limit() - END_SIZE; at >= Math.max(0, file.limit() - END_SIZE - 0xffff); at--)
            if (file.getInt(at) == END_RECORD) return at;
        throw Refused.broken("a zip file without its end");
    }

    private int length(int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }

    private long add(int at) throws Refused {
        if ((file.getShort(at + 8) & 1) != 0)
            throw new Refused("ENCRYPTED", "a zip file with a password", "a workbook without", "remove the password");
        long size = Integer.toUnsignedLong(file.getInt(at + 24));
        var part = new Part(
                file.getInt(at + 42),
                length(at + 10),
                Integer.toUnsignedLong(file.getInt(at + 20)),
                size,
                file.getInt(at + 16));
        var name = new byte[length(at + 28)];
        file.get(at + ENTRY_SIZE, name);
        if (parts.put(key(new String(name, StandardCharsets.UTF_8)), part) != null)
            throw new Refused("DUPLICATE_PART", "two files of one name in the zip", "every name once", "");
        return size;
    }

    /** Names of parts do not differ in case only, and some writers use the slashes of Windows. */
    private static String key(String name) {
        var slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }

    Set<String> names() {
        return Set.copyOf(parts.keySet());
    }

    boolean has(String name) {
        return parts.containsKey(key(name));
    }

    InputStream open(String name) throws Refused {
        var part = parts.remove(key(name));
        if (part == null) throw Refused.broken("a zip file without the part " + name);
        try {
            if (file.getInt(part.offset) != LOCAL) throw new IndexOutOfBoundsException();
            int from = part.offset + LOCAL_SIZE + length(part.offset + 26) + length(part.offset + 28);
            return new CheckedPart(raw(part, from), name, part.size, part.checksum, allowance);
        } catch (IndexOutOfBoundsException e) {
            throw Refused.broken("a zip file in which the part " + name + " is damaged");
        }
    }

    private InputStream raw(Part part, int from) throws Refused {
        var rest = new ByteArrayInputStream(file.array(), from, file.limit() - from);
        return switch (part.method) {
            case 0 ->
                new ByteArrayInputStream(file.array(), from, (int) Math.min(part.packed, (long) file.limit() - from));
            case 8 -> new Inflating(rest);
            default -> throw Refused.broken("a zip file packed in an uncommon way");
        };
    }

    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream in) {
            super(in, new Inflater(true), 8192);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
