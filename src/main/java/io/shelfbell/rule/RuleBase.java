package io.shelfbell.rule;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Compiles the DRL of one question. */
final class RuleBase {
    private static final KieServices KIE = KieServices.get();
    private static final AtomicLong BUILDS = new AtomicLong();

    private RuleBase() {}

    /** The compiled rules, or null with the reasons in the findings. */
    static @Nullable KieBase compile(String question, Collection<SourceFile> files, List<Finding> findings) {
        var builder = KIE.newKieBuilder(files(question, files));
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException e) {
            // Drools throws on some mistakes that it has no message for
            findings.add(finding("rules/" + question, 0, String.valueOf(e.getMessage())));
            return null;
        }
        var errors = builder.getResults().getMessages(Message.Level.ERROR);
        errors.forEach(error -> findings.add(finding(question, error)));
        return errors.isEmpty() ? base(builder.getKieModule().getReleaseId()) : null;
    }

    /** The repository is cleared behind us: it would keep every release that was ever built. */
    private static KieBase base(ReleaseId release) {
        var base = KIE.newKieContainer(release).getKieBase();
        KIE.getRepository().removeKieModule(release);
        return base;
    }

    /**
     * Drools keeps builds by release, and would mix two of the same name: it tells the content, and a number keeps builds of the same content
     * apart, of which the first to end clears the repository.
     */
    private static KieFileSystem files(String question, Collection<SourceFile> files) {
        ReleaseId release =
                KIE.newReleaseId("io.shelfbell", question, ContentHash.of(files) + "-" + BUILDS.incrementAndGet());
        var system = KIE.newKieFileSystem().generateAndWritePomXML(release);
        for (var file : files) system.write("src/main/resources/" + file.name(), file.content());
        return system;
    }

    private static Finding finding(String question, Message error) {
        var path = error.getPath();
        var file = path == null ? "rules/" + question : path.replace("src/main/resources/", "");
        return finding(file, error.getLine(), String.valueOf(error.getText()));
    }

    private static Finding finding(String file, int line, String found) {
        return Finding.error(file, "", line > 0 ? "line " + line : "", "DRL", found, "rules that compile", "");
    }
}
