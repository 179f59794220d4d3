package io.shelfbell.delivery.mail;

/** Writes any letters with ASCII ones (RFC 3492 section 6.3; the names are those of its section 5). */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST = 0x80;
    private static final int BIAS = 72;

    private final int[] input;
    private final StringBuilder output = new StringBuilder();
    private int bias = BIAS;
    private int handled;

    private Punycode(String text) {
        this.input = text.codePoints().toArray();
    }

    /** Without the prefix {@code xn--}. */
    static String encode(String text) {
        return new Punycode(text).encode();
    }

    private String encode() {
        for (int point : input) if (point < FIRST) output.append((char) point);
        int basic = output.length();
        handled = basic;
        if (basic > 0) output.append('-');
        int delta = 0;
        for (int point = FIRST; handled < input.length; point++) {
            int next = nextFrom(point);
            delta += (next - point) * (handled + 1);
            point = next;
            delta = insert(point, delta, basic) + 1;
        }
        return output.toString();
    }

    private int nextFrom(int point) {
        int next = Integer.MAX_VALUE;
        for (int candidate : input) if (candidate >= point) next = Math.min(next, candidate);
        return next;
    }

    /** Writes every place of one letter. */
    private int insert(int point, int start, int basic) {
        int delta = start;
        for (int candidate : input) {
            if (candidate < point) delta++;
            if (candidate != point) continue;
            write(delta);
            adapt(delta, handled == basic);
            delta = 0;
            handled++;
        }
        return delta;
    }

    private void write(int delta) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
            if (rest < threshold) break;
            output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
        output.append(digit(rest));
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private void adapt(int delta, boolean first) {
        int scaled = first ? delta / DAMP : delta / 2;
        scaled += scaled / (handled + 1);
        int k = 0;
        for (; scaled > (BASE - T_MIN) * T_MAX / 2; k += BASE) scaled /= BASE - T_MIN;
        bias = k + (BASE - T_MIN + 1) * scaled / (scaled + SKEW);
    }
}
