package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has the running service compare what it holds with what a source holds. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Has the running service compare what it holds with what a source holds, and mend what differs.",
            "Exit code 0: nothing differed; 1: something did, or it could not be compared."
        })
final class SourceReconcileCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration UNTIL_TAKEN = Duration.ofSeconds(30);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The source.")
    private String name = "";

    @Option(names = "--dry-run", description = "Only say what differs.")
    private boolean dryRun;

    private record Progress(
            String state,
            long rows,
            long rangesRead,
            long ranges,
            long differences,
            long mended,
            int drifts,
            @Nullable String error) {}

    @Override
    public Integer call() throws InterruptedException {
        SourceCommand.find(name, spec);
        var ours = ConfiguredDatabase.open();
        long id = ask(ours);
        say("Comparing " + name + " (no. " + id + ") ...");
        var progress = await(ours, id);
        say("%d rows in %d ranges, %d of which were read row by row: %d differ, %d mended."
                .formatted(
                        progress.rows(),
                        progress.ranges(),
                        progress.rangesRead(),
                        progress.differences(),
                        progress.mended()));
        differences(ours, id);
        drifts(ours, id);
        notes(ours, id);
        if (progress.error() != null) throw new CommandFailed(progress.error());
        return progress.differences() + progress.drifts() == 0 ? 0 : 1;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private long ask(JdbcClient ours) {
        return ours.sql("""
                insert into reconciliation (source, dry_run, state, asked_at, lease_until)
                values (:source, :dryRun, 'ASKED', clock_timestamp(), now())
                on conflict (source) where state in ('ASKED', 'RUNNING') do nothing returning reconciliation_id
                """)
                .param("source", name)
                .param("dryRun", dryRun)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new CommandFailed("A comparison of " + name + " is under way."));
    }

    private Progress await(JdbcClient ours, long id) throws InterruptedException {
        long said = 0;
        for (long began = System.nanoTime(); ; Thread.sleep(LOOK.toMillis())) {
            var progress = ours.sql("""
                    select state, rows, ranges_read, ranges, differences, mended, jsonb_array_length(drifts) as drifts, error
                    from reconciliation where reconciliation_id = :id
                    """).param("id", id).query(Progress.class).single();
            if (progress.state().equals("DONE") || progress.state().equals("FAILED")) return progress;
            if (progress.rows() > said)
                say("  %d rows so far, %d differ".formatted(progress.rows(), progress.differences()));
            said = progress.rows();
            if (progress.state().equals("ASKED") && System.nanoTime() - began > UNTIL_TAKEN.toNanos())
                throw new CommandFailed("No service has taken it within " + UNTIL_TAKEN.toSeconds()
                        + " seconds. Is one running that reads " + name + "? It will be compared as soon as one is.");
        }
    }

    private void differences(JdbcClient ours, long id) {
        ours.sql("select table_name || '/' || row_key || ': we have ' || %s || ', the source has ' || %s"
                                .formatted(counted("ours"), counted("theirs"))
                        + " from reconciliation_difference where reconciliation_id = :id order by no")
                .param("id", id)
                .query(String.class)
                .list()
                .forEach(this::say);
    }

    /** "SKU-7 at A: 5 on hand, 2 allocated", or "nothing". */
    private static String counted(String row) {
        return """
                coalesce(nullif(concat_ws(', ', %1$s #>> '{place,sku}' || ' at ' || (%1$s #>> '{place,location}') || ': '
                                                || coalesce(%1$s ->> 'onHand', '0') || ' on hand',
                         %1$s ->> 'allocated' || ' allocated', nullif(%1$s ->> 'onOrder', '0') || ' on order',
                         'expected ' || (%1$s ->> 'expectedAt')), ''), 'nothing')""".formatted(row);
    }

    private void drifts(JdbcClient ours, long id) {
        ours.sql("""
                select sku || ': the source has ' || reported || ' allocated, our orders ' || promised || ', since ' || since || ' by '
                       || coalesce(by, 'what is not known')
                from reconciliation, jsonb_to_recordset(drifts) as d(sku text, reported int, promised int, since text, by text)
                where reconciliation_id = :id
                """).param("id", id).query(String.class).list().forEach(this::say);
    }

    private void notes(JdbcClient ours, long id) {
        ours.sql("select jsonb_array_elements_text(notes) from reconciliation where reconciliation_id = :id")
                .param("id", id)
                .query(String.class)
                .list()
                .forEach(this::say);
    }
}
