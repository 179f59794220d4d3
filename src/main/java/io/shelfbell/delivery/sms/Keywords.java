package io.shelfbell.delivery.sms;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what a reply wishes: by the words that end messages whoever sends them (47 CFR 64.1200(a)(10)) and by any reasonable words of
 * one's own, in English and German.
 *
 * <p>A keyword counts when it is all that a clause says, but for courtesies; in longer clauses only what is said about messages counts, so
 * that "cancel my order" is about an order. {@code YES} starts nothing: it may answer anything.
 */
public final class Keywords {
    private static final Map<String, String> LISTS = Map.of(
            "courtesy",
            "please|pls|plz|now|ok|okay|thanks|thank you|thx|hi|hello|hey|sorry|asap|immediately|just|yes|no|already|right|away"
                    + "|everything|forever|bitte|jetzt|sofort|danke|hallo|ja|nein|mal|endlich",
            "messages",
            "text|texts|message|messages|msg|msgs|sms|alert|alerts|notification|notifications|updates|reminders|spam|nachricht|nachrichten"
                    + "|benachrichtigungen|mitteilungen|newsletter|werbung",
            "writing",
            "texting|messaging|contacting|spamming|bothering|harassing|writing|notifying",
            "those",
            "the|these|those|this|all|of|any|anymore|more|further|your|my|me|us|with|from|getting|sending|to|text|sms|promotional|marketing|order|stock"
                    + "|die|diese|ihre|eure|deine|mir|please|bitte",
            "stop",
            "stop|stopp|stopall|stop all|unsubscribe|unsub|cancel|end|quit|revoke|optout|opt out|opt me out|stop it|stop this|stop that"
                    + "|remove me|leave me alone|wrong number|abmelden|abmeldung|abbestellen|austragen|aufhören|aufhoeren|aufhoren|stoppen"
                    + "|hör auf|hoer auf|hört auf|hören sie auf|lass mich in ruhe|lasst mich in ruhe|falsche nummer",
            "start",
            "start|unstop|restart|resubscribe|start again|subscribe|subscribe me|opt in|optin|opt me in|opt back in|anmelden|wieder anmelden",
            "help",
            "help|help me|info|information|more info|need help|i need help|who is this|who are you|hilfe|brauche hilfe|ich brauche hilfe"
                    + "|wer ist das|wer sind sie");

    private static final Phrases STOP_ALONE = alone("stop");
    private static final Phrases START_ALONE = alone("start");
    private static final Phrases HELP_ALONE = alone("help");

    private static final Phrases STOP = phrases("""
            (stop|stopp|quit|cease|halt) it? ({those})* ({messages}|{writing})
            (stop|quit) sending $
            (cancel|end|stop) ({those})* ({messages}|subscription)
            (no more|no further|keine weiteren|keine weitere) ({messages})
            (unsubscribe|unsub) (me|my|us|from|this)
            (want|wish|like|how|please|to) ~3 unsubscribe
            (opt|opting) (me|us|my number)? out
            (remove|take|delete|erase) (me|us|my number|my phone|my name|my cell) (off|from)
            (remove|delete|erase) (me|my number) $
            (take|get) me off
            lose (my|this) number
            (dont|do not|never) you? ever? (text|message|contact|write|write to|sms) (me|us|this number)
            (dont|do not|never) (send|write) (me|us) ~2 ({messages})
            (no longer|dont|do not) (want|wish|care|need) to? (get|receive|have)? ({those})* ({messages})
            (no longer|dont|do not) (want|wish) to hear from you
            (revoke|withdraw|revoking|withdrawing) (my|all|any)* consent
            (leave me alone|stop contacting)
            (you have|youve|you got|this is|its) got? (the|a)? wrong number
            (already|i) (said|texted|replied|sent|wrote|typed|told you) stop
            """);

    private static final Phrases STOP_IN_GERMAN = phrases("""
            (keine|kein) ~1 ({messages}) ~1 mehr
            keine ~1 mehr (schicken|senden|erhalten|bekommen)
            ({messages}) bitte? (abbestellen|abmelden|stoppen|abschalten|abstellen)
            (mich|bitte) ~2 (abmelden|austragen) lassen? $
            (meld|melde|melden sie|meldet) bitte? mich bitte? ~3 ab
            (nehmt|nehmen sie|nimm|trag|trage|tragen sie|tragt) bitte? mich bitte? ~4 (raus|aus|runter) $
            nicht mehr (schreiben|anschreiben|kontaktieren|benachrichtigen|belästigen)
            (hör|hoer|hört|hoert|hören sie|hoeren sie) bitte? endlich? auf (mir|damit|mich zu)
            (lass|lasst|lassen sie) mich bitte? in ruhe
            """);

    /** The opposite, a question why it came to an end, or an attempt that is told of. */
    private static final Phrases NOT_TO_STOP = phrases("""
            (dont|do not|never|not to|didnt|did not|not) (ever|want|you|me|to|please|have)* (stop|unsubscribe|cancel|end|quit|opt|revoke|remove)
            (why|how come|if|since|did|has|have) ~1 you? (stop|unsubscribe|cancel|opt|quit)
            nicht mehr? (abmelden|abbestellen|aufhören|aufhoeren|stoppen|austragen)
            (habe|hab|kam|kamen|bekomme|bekam|erhalte|warum) ~2 (keine|kein)
            """);

    private static final Phrases START = phrases("""
            (sign|opt|put|add) me back? (up|in|on) again? $
            (resubscribe|unstop|subscribe) me
            (start|resume) (texting|messaging|sending) me? ~1 again
            (melde|melden sie) mich bitte? wieder an
            """);

    private static final Phrases HELP = phrases("""
            (can|could|would) (you|somebody|someone|anyone) please? help
            i need some? help
            ich (brauche|benötige) hilfe
            """);

    /** A telephone tells that way that somebody liked a message, and quotes it with its "Reply STOP". */
    private static final Pattern REACTION = Pattern.compile(
            "\\s*(liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted \\S+ to|removed an? \\w+ from|gefällt|liebt)"
                    + "\\s*[\"\u201c\u201e\u00ab].*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private Keywords() {}

    /** A clause of nothing but courtesies and the words of a list. */
    private static Phrases alone(String list) {
        return phrases("({courtesy})* ({%1$s}) ({courtesy}|{%1$s})*".formatted(list));
    }

    private static Phrases phrases(String lines) {
        return Phrases.of(LISTS, lines);
    }

    /** Whoever says that it shall stop, and something else besides, wishes it to stop. */
    public static Wish wish(String reply) {
        if (REACTION.matcher(reply).matches()) return Wish.NONE;
        var clauses = Wording.clauses(reply);
        if (clauses.stream().anyMatch(Keywords::isStop)) return Wish.STOP;
        if (says(clauses, START_ALONE, START)) return Wish.START;
        return says(clauses, HELP_ALONE, HELP) ? Wish.HELP : Wish.NONE;
    }

    private static boolean isStop(String clause) {
        return STOP_ALONE.areAllOf(clause)
                || !NOT_TO_STOP.areIn(clause) && (STOP.areIn(clause) || STOP_IN_GERMAN.areIn(clause));
    }

    private static boolean says(List<String> clauses, Phrases alone, Phrases within) {
        return clauses.stream().anyMatch(clause -> alone.areAllOf(clause) || within.areIn(clause));
    }
}
