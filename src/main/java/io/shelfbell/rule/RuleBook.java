package io.shelfbell.rule;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.fact.Exclusion;
import io.shelfbell.fact.FailureMeaning;
import io.shelfbell.fact.Firing;
import io.shelfbell.fact.LineBounds;
import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.OrderConcern;
import io.shelfbell.fact.OrderRuling;
import io.shelfbell.fact.Priority;
import io.shelfbell.fact.ProposedLine;
import io.shelfbell.fact.Routing;
import io.shelfbell.fact.Sourcing;
import io.shelfbell.fact.StockChange;
import io.shelfbell.fact.StockPlace;
import io.shelfbell.fact.Timing;
import io.shelfbell.fact.Verdict;
import io.shelfbell.rule.table.Glossary;
import io.shelfbell.rule.table.Question;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One release of rules and decision tables, ready to answer. Immutable; any thread may ask, and nothing is read or written meanwhile. */
public final class RuleBook {
    private final String release;
    private final List<TableInUse> tables;
    private final Decider<StockChange, Firing> firing;
    private final Decider<Candidate, Exclusion> exclusion;
    private final Decider<Candidate, Timing> timing;
    private final Decider<Candidate, Routing> routing;
    private final Decider<OpenLine, Priority> allocation;
    private final Decider<DeliveryFailure, FailureMeaning> failure;
    private final Decider<ProposedLine, LineBounds> bounds;
    private final Remembered<StockPlace, Sourcing> sourcing;

    private final Decider<OrderConcern, OrderRuling> validation;

    private RuleBook(RuleFiles files) {
        release = files.release();
        tables = List.copyOf(files.tables());
        firing = files.decider(Question.FIRING, (change, all) -> Combination.firings(all));
        exclusion = files.decider(Question.EXCLUSION, (candidate, all) -> all);
        timing = files.decider(Question.TIMING, Combination::latest);
        routing = files.decider(Question.ROUTING, (candidate, all) -> all.subList(0, 1));
        allocation = files.decider(Question.ALLOCATION, (line, all) -> Combination.lowest(all));
        failure = files.decider(Question.FAILURE, (said, all) -> all.subList(0, 1));
        bounds = files.decider(Question.THRESHOLD_BOUNDS, (line, all) -> all);
        validation = files.decider(Question.ORDER_VALIDATION, (concern, all) -> Combination.strictest(all));
        sourcing = files.remembered(Question.SOURCING, (place, all) -> all);
    }

    /**
     * Reads and checks everything in the two folders.
     *
     * @throws BrokenRuleBook with all findings
     */
    public static RuleBook load(Path rules, Path tables) {
        var files = RuleFiles.read(rules, tables);
        if (files.areBroken()) throw new BrokenRuleBook(files.findings());
        return new RuleBook(files);
    }

    /** What is wrong in the two folders; without errors they can be loaded. */
    public static List<Finding> check(Path rules, Path tables) {
        return RuleFiles.read(rules, tables).findings();
    }

    /** What is wrong with the rules alone. */
    public static List<Finding> check(Path rules) {
        return RuleFiles.check(rules);
    }

    /** What a stock change means and whom it may concern: one action per occasion, category and lane. */
    public Verdict<Firing> firing(StockChange change) {
        return firing.decide(change);
    }

    /** Why a candidate must not be told: any action excludes. */
    public Verdict<Exclusion> exclusion(Candidate candidate) {
        return exclusion.decide(candidate);
    }

    /** When a candidate may be told: one action, or none for "at once". */
    public Verdict<Timing> timing(Candidate candidate) {
        return timing.decide(candidate);
    }

    /** On which channels: one action. */
    public Verdict<Routing> routing(Candidate candidate) {
        return routing.decide(candidate);
    }

    /** Who is covered first: one action, or none for the usual rank. */
    public Verdict<Priority> allocation(OpenLine line) {
        return allocation.decide(line);
    }

    /** What a provider's failure means: one action. */
    public Verdict<FailureMeaning> failure(DeliveryFailure said) {
        return failure.decide(said);
    }

    /** What a low-stock line may say: a row of each table, and all of them count. */
    public Verdict<LineBounds> bounds(ProposedLine line) {
        return bounds.decide(line);
    }

    /** For whom a location counts: for those whom any of the actions serves. */
    public Verdict<Sourcing> sourcing(StockPlace place) {
        return sourcing.decide(place);
    }

    /** What becomes of an order because of one thing that was noticed: the strictest action, or none when nothing does. */
    public Verdict<OrderRuling> validation(OrderConcern concern) {
        return validation.decide(concern);
    }

    /** A short hash over the files: the same files have the same release. */
    public String release() {
        return release;
    }

    /** The decision tables by file. */
    public List<TableInUse> tables() {
        return tables;
    }

    /** Every term that a rule or a table may use, by question. */
    public static List<QuestionTerms> vocabulary() {
        return Glossary.all();
    }

    public static Set<String> questions() {
        return Question.all().stream().map(Question::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
