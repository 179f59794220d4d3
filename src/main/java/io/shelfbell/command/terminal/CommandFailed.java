package io.shelfbell.command.terminal;

/** A command could not do its work; the message tells the person at the terminal why and what to do. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
