package io.shelfbell.rule;

import io.shelfbell.rule.workbook.Findings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles the rules of one question: DRL, and classic decision tables, of which DRL is made. */
final class RuleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RuleBase.class);
    private static final KieServices KIE = KieServices.get();
    private static final AtomicLong BUILDS = new AtomicLong();

    private RuleBase() {}

    /** The compiled rules, or null with the reasons in the findings. */
    static @Nullable KieBase compile(String question, Collection<SourceFile> files, List<Finding> findings) {
        var read = new Findings();
        var sources = files.stream()
                .map(file -> RuleSource.of(file, read))
                .flatMap(Optional::stream)
                .toList();
        findings.addAll(read.all());
        var base = compile(question, release(question, files), sources, findings);
        return read.errors() == 0 ? base : null;
    }

    /**
     * Drools keeps builds by release, and would mix two of the same name: it tells the content, and a number keeps builds of the same content
     * apart, of which the first to end clears the repository.
     */
    private static ReleaseId release(String question, Collection<SourceFile> files) {
        return KIE.newReleaseId("io.shelfbell", question, ContentHash.of(files) + "-" + BUILDS.incrementAndGet());
    }

    private static @Nullable KieBase compile(
            String question, ReleaseId release, List<RuleSource> sources, List<Finding> findings) {
        var builder = KIE.newKieBuilder(files(release, sources));
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException e) {
            // Drools throws on some mistakes that it has no message for
            LOG.warn("question={} the compiler failed", question, e);
            var found = String.valueOf(e.getMessage());
            findings.add(Finding.error("rules/" + question, "", "", "DRL", found, "rules that compile", ""));
            return null;
        }
        var errors = builder.getResults().getMessages(Message.Level.ERROR);
        findings.addAll(new CompilerMessages(question, sources).findings(errors));
        return errors.isEmpty() ? base(builder.getKieModule().getReleaseId()) : null;
    }

    /** The repository is cleared behind us: it would keep every release that was ever built. */
    private static KieBase base(ReleaseId release) {
        var base = KIE.newKieContainer(release).getKieBase();
        KIE.getRepository().removeKieModule(release);
        return base;
    }

    private static KieFileSystem files(ReleaseId release, List<RuleSource> sources) {
        var system = KIE.newKieFileSystem().generateAndWritePomXML(release);
        for (var source : sources) system.write("src/main/resources/" + source.path(), source.drl());
        return system;
    }
}
