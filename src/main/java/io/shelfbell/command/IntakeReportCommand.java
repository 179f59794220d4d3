package io.shelfbell.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What became of the bodies that came in. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "What became of the bodies that came in, by channel, and the commonest reasons.")
final class IntakeReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--since", paramLabel = "PERIOD", description = "Such as PT1H or P7D (default: ${DEFAULT-VALUE}).")
    private Duration since = Duration.ofDays(1);

    @Option(names = "--channel", description = "Only this one.")
    private @Nullable String channel;

    private record Line(String channel, String status, long bodies, String reasons) {}

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.printf("%-20s %-10s %8s  %s%n", "channel", "status", "bodies", "commonest reasons");
        ConfiguredDatabase.open()
                .sql("""
                with taken as (
                    select intake_id, channel, coalesce(status, state) as status, findings from intake
                    where received_at >= now() - :since * interval '1 second' and (:channel::text is null or channel = :channel)),
                reason as (
                    select s.channel, s.status, f ->> 'code' as code, count(*) as times
                    from taken s, jsonb_array_elements(s.findings) f group by 1, 2, 3),
                ranked as (
                    select *, row_number() over (partition by channel, status order by times desc, code) as rank from reason)
                select s.channel, s.status, count(*) as bodies, coalesce(
                           (select string_agg(r.times || ' ' || r.code, ', ' order by r.rank) from ranked r
                            where r.channel = s.channel and r.status = s.status and r.rank <= 5), '') as reasons
                from taken s group by 1, 2 order by 1, 2
                """)
                .param("since", since.toSeconds())
                .param("channel", channel)
                .query(Line.class)
                .list()
                .forEach(line -> out.printf(
                        "%-20s %-10s %8d  %s%n", line.channel(), line.status(), line.bodies(), line.reasons()));
        return 0;
    }
}
