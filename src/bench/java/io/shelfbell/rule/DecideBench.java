package io.shelfbell.rule;

import io.shelfbell.fact.Exclusion;
import io.shelfbell.fact.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.util.FileSystemUtils;

/**
 * Decisions about the same candidates, by a table of ours and by hand. Ours is the whole way of a question: one thread, a session that is
 * used again, the explanation with rule and row, and for "no" the nearest row.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class DecideBench {
    @Param({"200", "2000", "16000"})
    int rows;

    @Param({"equality", "ranges"})
    String columns;

    private RuleBook book;
    private ByHand byHand;
    private Cases answered;
    private Cases unanswered;

    @Setup
    public void load() throws IOException {
        var workload = new Workload(rows, columns.equals("ranges"));
        var folder = Files.createTempDirectory("bench");
        book = workload.ruleBook(folder);
        FileSystemUtils.deleteRecursively(folder);
        byHand = new ByHand(workload);
        answered = new Cases(workload.answered(Cases.COUNT));
        unanswered = new Cases(workload.unanswered(Cases.COUNT));
    }

    @Benchmark
    public Verdict<Exclusion> tableAnswers() {
        return book.exclusion(answered.next());
    }

    @Benchmark
    public Verdict<Exclusion> tableSaysWhyNot() {
        return book.exclusion(unanswered.next());
    }

    @Benchmark
    public @Nullable Exclusion handWrittenAnswers() {
        return byHand.exclusion(answered.next());
    }
}
