package io.shelfbell.rule.workbook;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** A part as it is unpacked: every byte is counted, and at its end it must be what was packed. */
final class CheckedPart extends FilterInputStream {
    private final String name;
    private final long size;
    private final int checksum;
    private final Allowance allowance;
    private final CRC32 seen = new CRC32();
    private long length;

    CheckedPart(InputStream in, String name, long size, int checksum, Allowance allowance) {
        super(in);
        this.name = name;
        this.size = size;
        this.checksum = checksum;
        this.allowance = allowance;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        TimeLimit.check();
        int count = unpacked(bytes, from, most);
        if (count < 0) {
            if (length != size || (int) seen.getValue() != checksum) throw damaged();
            return count;
        }
        allowance.unpack(count);
        length += count;
        seen.update(bytes, from, count);
        return count;
    }

    private int unpacked(byte[] bytes, int from, int most) throws IOException {
        try {
            return in.read(bytes, from, most);
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
    }

    private Refused damaged() {
        return Refused.broken("a zip file in which the part " + name + " is damaged");
    }
}
