package io.shelfbell.rule;

import io.shelfbell.fact.Exclusion;
import io.shelfbell.fact.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.util.FileSystemUtils;

/** The decisions of {@link DecideBench} by a classic Drools decision table, in which every row is a rule. 16,000 rows are not compiled. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class ClassicBench {
    @Param({"200", "2000"})
    int rows;

    @Param({"equality", "ranges"})
    String columns;

    private RuleBook book;
    private Cases answered;

    @Setup
    public void load() throws IOException {
        var workload = new Workload(rows, columns.equals("ranges"));
        var folder = Files.createTempDirectory("bench");
        book = workload.classicRuleBook(folder);
        FileSystemUtils.deleteRecursively(folder);
        answered = new Cases(workload.answered(Cases.COUNT));
    }

    @Benchmark
    public Verdict<Exclusion> classicAnswers() {
        return book.exclusion(answered.next());
    }
}
