package io.shelfbell.intake.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Leaves out line ends, which no segment has in it, unless they are what ends a segment. */
public final class LineEnds extends FilterInputStream {
    private final boolean kept;
    private long removed;
    private int last;

    public LineEnds(InputStream stream, char terminator) {
        super(stream);
        this.kept = terminator == '\n' || terminator == '\r';
    }

    /** CR and LF together are one. */
    public long removed() {
        return removed;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        while (!kept && (c == '\n' || c == '\r')) {
            if (c == '\r' || last != '\r') removed++;
            last = c;
            c = super.read();
        }
        last = c;
        return c;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (kept) return super.read(bytes, from, length);
        int count = 0;
        do {
            int read = super.read(bytes, from, length);
            if (read <= 0) return read;
            count = compact(bytes, from, read);
        } while (count == 0);
        return count;
    }

    private int compact(byte[] bytes, int from, int read) {
        int to = from;
        for (int i = from; i < from + read; i++) {
            if (bytes[i] != '\n' && bytes[i] != '\r') bytes[to++] = bytes[i];
            else if (bytes[i] == '\r' || last != '\r') removed++;
            last = bytes[i];
        }
        return to - from;
    }
}
