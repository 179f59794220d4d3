package io.shelfbell.command;

import io.shelfbell.command.service.Connection;
import io.shelfbell.fact.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ended without a message. */
@Command(
        name = "unsendable",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Messages of a running service that could not be delivered on any channel.",
            "Mend the cause (the address, the provider, the failure table), then send them again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell unsendable causes",
            "  shelfbell unsendable list --channel SMS",
            "  shelfbell unsendable resend --reason GIVEN_UP --provider twilio",
            "  shelfbell unsendable dismiss --id 4711 --id 4712"
        },
        subcommands = {
            UnsendableCommand.Causes.class,
            UnsendableCommand.Lines.class,
            UnsendableCommand.Resend.class,
            UnsendableCommand.Dismiss.class
        })
final class UnsendableCommand {

    /** Which of them. */
    static final class Which {
        @Option(names = "--reason", description = "Such as USER_UNKNOWN or GIVEN_UP.")
        private @Nullable String reason;

        @Option(names = "--channel", description = "One of ${COMPLETION-CANDIDATES}.")
        private @Nullable Channel channel;

        @Option(names = "--provider", description = "The provider's name.")
        private @Nullable String provider;

        @Option(names = "--sku", description = "The item that they are about.")
        private @Nullable String sku;

        private Map<String, Object> filter() {
            var filter = new LinkedHashMap<String, Object>();
            if (reason != null) filter.put("reason", reason);
            if (channel != null) filter.put("channel", channel.name());
            if (provider != null) filter.put("provider", provider);
            if (sku != null) filter.put("sku", sku);
            return filter;
        }
    }

    @Command(name = "causes", mixinStandardHelpOptions = true, description = "How many there are for which cause.")
    static final class Causes implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private Connection connection = new Connection();

        @Override
        public Integer call() throws IOException, InterruptedException {
            var causes = connection.open().get("/api/v1/unsendable/causes");
            var out = spec.commandLine().getOut();
            if (causes.isEmpty()) out.println("Nothing is unsendable.");
            for (var cause : causes)
                out.printf(
                        "%6d  %-7s %-12s %-24s oldest %s%n",
                        cause.path("count").asLong(),
                        cause.path("channel").asString(),
                        cause.path("provider").asString("-"),
                        cause.path("reason").asString("-"),
                        cause.path("oldest").asString());
            return 0;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Each of them with the provider's last words, the newest first.")
    static final class Lines implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Which which = new Which();

        @Option(names = "--limit", description = "At most so many (default: ${DEFAULT-VALUE}).")
        private int limit = 50;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var uri = UriComponentsBuilder.fromPath("/api/v1/unsendable").queryParam("limit", limit);
            which.filter().forEach((name, value) -> uri.queryParam(name, value));
            var lines = connection.open().get(uri.encode().toUriString());
            for (var line : lines) spec.commandLine().getOut().println(line(line));
            return 0;
        }

        private static String line(JsonNode one) {
            var parts = new ArrayList<String>();
            for (var name :
                    List.of("notificationId", "occasion", "sku", "recipient", "channel", "provider", "reason", "rule"))
                parts.add(name + "=" + one.path(name).asString("-"));
            return String.join(" ", parts) + " \"" + one.path("detail").asString("") + "\"";
        }
    }

    @Command(
            name = "resend",
            mixinStandardHelpOptions = true,
            description = {
                "Queues them again, from the first channel that failed. What is no longer true is withdrawn; what meets a closed",
                "address comes back to the list: lift the suppression first."
            })
    static final class Resend extends Action {
        Resend() {
            super("resend", "queued again");
        }
    }

    @Command(name = "dismiss", mixinStandardHelpOptions = true, description = "Takes them off the list, unsent.")
    static final class Dismiss extends Action {
        Dismiss() {
            super("dismiss", "dismissed");
        }
    }

    /** Something that is done to all that are named. */
    abstract static class Action implements Callable<Integer> {
        private static final JsonMapper JSON = new JsonMapper();

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Which which = new Which();

        @Option(names = "--id", description = "A notification; may be given several times.")
        private List<Long> ids = List.of();

        private final String verb;
        private final String done;

        Action(String verb, String done) {
            this.verb = verb;
            this.done = done;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            var filter = which.filter();
            if (!ids.isEmpty()) filter.put("ids", ids);
            if (filter.isEmpty())
                throw new ParameterException(
                        spec.commandLine(), "Say which: --id, --reason, --channel, --provider or --sku.");
            var answer = connection.open().post("/api/v1/unsendable/" + verb, JSON.writeValueAsString(filter));
            spec.commandLine()
                    .getOut()
                    .printf("%d %s.%n", answer.path("notifications").asLong(), done);
            return 0;
        }
    }
}
