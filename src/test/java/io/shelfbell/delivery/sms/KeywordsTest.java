package io.shelfbell.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                "Stop.",
                "STOP!!!",
                "\"STOP\"",
                "“Stop”",
                "'stop'",
                "«stop»",
                " stop \n",
                "STOP 🛑",
                "🛑stop🛑",
                "*STOP*",
                "(stop)",
                "S T O P",
                "s.t.o.p",
                "ＳＴＯＰ",
                "st\u200bop",
                "STOPALL",
                "Stop all",
                "stop-all",
                "UNSUBSCRIBE",
                "Cancel",
                "END",
                "Quit",
                "REVOKE",
                "OPT OUT",
                "opt-out",
                "OptOut",
                "stop stop stop",
                "Stop please",
                "please stop",
                "pls stop thx",
                "Stop now!",
                "ok stop",
                "Hi, stop.",
                "STOP. I never signed up for this.",
                "I never signed up.\nStop",
                "stop it",
                "Stop this!",
                "stopp",
                "STOPP!",
                "Abmelden",
                "ABMELDEN bitte",
                "AUFHÖREN",
                "aufhoeren",
                "AUFHÖREN!!",
                "bitte aufhören",
                "Abbestellen",
                "Hör auf!",
                "Lasst mich in Ruhe"
            })
    void a_word_of_the_stop_family_ends_messages_however_it_is_typed(String reply) {
        assertThat(Keywords.wish(reply)).isEqualTo(Wish.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please stop texting me",
                "Please stop these messages",
                "Can you stop sending me texts?",
                "stop with the sms",
                "I want you to stop messaging me",
                "Stop spamming me!!",
                "QUIT TEXTING ME",
                "stop order updates",
                "Stop the stock alerts!",
                "stop sending",
                "No more texts please",
                "no more messages, thank you",
                "Unsubscribe me",
                "I want to unsubscribe",
                "how do I unsubscribe?",
                "I would like to opt out",
                "Opt me out",
                "opting out of this",
                "remove me from your list",
                "Take me off this list",
                "delete my number",
                "Lose my number",
                "Don't text me",
                "DO NOT CONTACT ME AGAIN",
                "don’t ever text me again",
                "I don't want these messages",
                "I no longer wish to receive text messages",
                "don't want to hear from you",
                "I revoke my consent",
                "leave me alone",
                "You have the wrong number",
                "Wrong number",
                "I already said STOP",
                "i texted stop and you still write",
                "cancel these messages",
                "cancel my subscription",
                "end the texts",
                "When will you stop texting me?",
                "Can't you stop texting me?",
                "Keine SMS mehr!",
                "Bitte keine Nachrichten mehr",
                "bitte keine weiteren Nachrichten",
                "Ich möchte keine SMS mehr bekommen",
                "Melden Sie mich bitte ab",
                "bitte melde mich von allem ab",
                "Nicht mehr schreiben",
                "Bitte nicht mehr anschreiben",
                "Hört bitte auf mir zu schreiben",
                "Ich möchte mich abmelden",
                "Newsletter abbestellen",
                "Nehmt mich aus der Liste raus"
            })
    void words_of_ones_own_end_messages_too(String reply) {
        assertThat(Keywords.wish(reply)).isEqualTo(Wish.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "👍",
                "ok",
                "Yes",
                "1",
                "thanks!",
                "Don't stop the order",
                "Please don't stop",
                "dont stop texting me",
                "never stop texting me :)",
                "when will the rain stop",
                "When does it stop?",
                "Stop the order",
                "Where is the stop for stock",
                "Can you stop by?",
                "Where is the bus stop",
                "non-stop",
                "stopover",
                "unstoppable",
                "Full stop",
                "Cancel my order",
                "Please cancel my order #1001",
                "do not cancel my order",
                "I'd like to cancel one item",
                "cancel it",
                "The end",
                "Is this the end of the sale?",
                "end of season?",
                "I quit smoking",
                "quite good",
                "Why did you stop texting me?",
                "did you stop sending messages?",
                "if you stop texting I miss the sale",
                "I did not unsubscribe",
                "please do not unsubscribe me",
                "I don't want to opt out",
                "opt for the blue one",
                "I no longer receive your messages",
                "Don't text and drive",
                "is there no more stock?",
                "Could you revoke the refund",
                "Send me a message when it is back",
                "Thanks for your help",
                "that was helpful",
                "I can't help it",
                "when does the sale start?",
                "start date?",
                "startup",
                "any update?",
                "information desk",
                "bitte nicht abmelden",
                "Bitte nicht aufhören",
                "Hört der Regen auf?",
                "Der Regen hört nicht auf",
                "Kann ich meine Bestellung noch abbestellen?",
                "Haltestelle",
                "Der Bus stoppt hier",
                "Ich bekomme keine SMS mehr",
                "Warum kommen keine Nachrichten mehr?",
                "Liked “Your mug is back. Reply STOP to opt out”",
                "Loved \"Reply STOP to end\"",
                "Gefällt „Mit STOP abmelden“",
                "Emphasized “STOP”"
            })
    void what_is_about_something_else_changes_nothing(String reply) {
        assertThat(Keywords.wish(reply)).isEqualTo(Wish.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "START",
                "Start!",
                "unstop",
                "“UNSTOP”",
                "start again please",
                "Resubscribe",
                "opt me back in",
                "Start texting me again",
                "sign me up again",
                "anmelden",
                "Melde mich wieder an"
            })
    void start_resumes(String reply) {
        assertThat(Keywords.wish(reply)).isEqualTo(Wish.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HELP",
                "help?",
                "\"Help\"",
                "INFO",
                "help me please",
                "Can you help me with my order",
                "Who is this?",
                "HILFE",
                "ich brauche Hilfe"
            })
    void help_is_answered(String reply) {
        assertThat(Keywords.wish(reply)).isEqualTo(Wish.HELP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help! stop!", "Start. No, stop.", "info? no, please stop texting me"})
    void who_says_stop_and_something_else_wishes_it_to_stop(String reply) {
        assertThat(Keywords.wish(reply)).isEqualTo(Wish.STOP);
    }

    @Test
    void a_novel_is_read_within_a_moment() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            Keywords.wish("please ".repeat(200_000) + "stop");
            Keywords.wish("stop the ".repeat(200_000));
            Keywords.wish("want to want to ".repeat(100_000));
        });
    }
}
