package io.shelfbell.command.drill;

import io.shelfbell.command.stage.Servers;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The broker of a drill, in a process that can be killed. */
@Command(
        name = "broker",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "An AMQP broker on the loopback interface; runs until it is ended.")
final class BrokerCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--password", required = true, description = "Of its user shelfbell.")
    @SuppressWarnings("NullAway.Init")
    private String password;

    @Override
    public Integer call() throws InterruptedException {
        try (var broker = Servers.broker(password)) {
            spec.commandLine()
                    .getOut()
                    .println("listens on port " + broker.settings().get("spring.rabbitmq.port"));
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
