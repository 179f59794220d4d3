package io.shelfbell.command;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.access.Scope;
import io.shelfbell.command.terminal.CommandFailed;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** API keys for those who have the database but no key yet. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes API keys.",
        subcommands = KeyCommand.Create.class)
final class KeyCommand {

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Makes an API key in the configured database and prints it, once.",
                "SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD say where the database is."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  shelfbell key create --name warehouse --scopes stock:write,stock:read",
                "  shelfbell key create --name shop --role SERVICE"
            })
    static final class Create implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(names = "--name", required = true, description = "Who uses it, for the list of keys.")
        private String name = "";

        @ArgGroup(multiplicity = "1")
        private Allowed allowed = new Allowed();

        static final class Allowed {
            @Option(
                    names = "--scopes",
                    required = true,
                    split = ",",
                    converter = Scopes.class,
                    description = "What it allows, such as stock:write,stock:read.")
            private List<Scope> scopes = List.of();

            @Option(names = "--role", required = true, description = "One of ${COMPLETION-CANDIDATES} instead.")
            private @Nullable Role role;

            Set<Scope> all() {
                return role == null ? Set.copyOf(scopes) : role.scopes();
            }
        }

        @Override
        public Integer call() {
            try {
                var key = new KeyRing(ConfiguredDatabase.open()).issue(name, allowed.all());
                spec.commandLine().getOut().println(key);
                spec.commandLine().getErr().println("Keep it: only a hash of it is stored, and it is not shown again.");
                return 0;
            } catch (BadSqlGrammarException e) {
                throw new CommandFailed("This database has no tables of Shelfbell. Start the service with it once.", e);
            } catch (DataAccessException e) {
                throw new CommandFailed(
                        "The database cannot be used: "
                                + e.getMostSpecificCause().getMessage(),
                        e);
            }
        }
    }

    static final class Scopes implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String text) {
            return Scope.of(text)
                    .orElseThrow(() -> new TypeConversionException("there is no scope '" + text + "', only "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Scope.values())
                                            .map(Scope::text)
                                            .toList())));
        }
    }
}
