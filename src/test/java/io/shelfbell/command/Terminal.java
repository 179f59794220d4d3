package io.shelfbell.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command in this process and keeps what it printed. */
record Terminal(int code, String out, String err) {
    static Terminal run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Terminal(code, out.toString(), err.toString());
    }
}
