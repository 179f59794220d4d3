package io.shelfbell.rule;

import io.shelfbell.rule.analysis.LargeTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One workbook of eight columns from its bytes to the last finding: reading, gaps, overlaps, rows that never win, and coverage. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CheckBench {
    @Param({"200", "2000", "16000"})
    int rows;

    @Param({"first", "unique", "collect"})
    String policy;

    private byte[] workbook;

    @Setup
    public void write() {
        workbook = LargeTable.of(rows, policy).bytes();
    }

    @Benchmark
    public TableCheck check() {
        return TableCheck.of("exclusion.xlsx", workbook);
    }
}
