package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.bounce.BounceProperties.Imap;
import io.shelfbell.delivery.bounce.BounceProperties.Tls;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox that bounces come to (IMAP, RFC 9051). What was taken is marked as seen, and only then; what says nothing goes to the folder
 * "Unreadable" beside it. Two nodes may look at the same time: a word that is taken twice changes nothing.
 */
final class BounceMailbox {
    static final String UNREADABLE = "Unreadable";

    /** So that a mailbox that filled up for weeks does not keep a connection for hours. */
    private static final int MOST_AT_ONCE = 500;

    /** So that a database that is away is not asked for each mail of a long queue. */
    private static final int MOST_FAILURES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);

    private final Imap settings;
    private final BounceIntake intake;
    private final Session session;

    /** UIDs of mails that could not be taken. Only one thread looks at a time. */
    private final Set<Long> troubled = new HashSet<>();

    BounceMailbox(Imap settings, BounceIntake intake) {
        this.settings = settings;
        this.intake = intake;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(Imap settings) {
        var properties = new Properties();
        var prefix = "mail." + settings.protocol() + ".";
        // milliseconds; without them a silent server would be waited for without end
        properties.put(prefix + "connectiontimeout", "5000");
        properties.put(prefix + "timeout", "30000");
        properties.put(prefix + "writetimeout", "30000");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", String.valueOf(settings.tls() == Tls.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(settings.tls() == Tls.STARTTLS));
        return properties;
    }

    /**
     * Takes what is new; each look has a connection of its own.
     *
     * @return how many mails were handled
     * @throws MessagingException if the server cannot be reached, or goes away: try again later
     */
    int look() throws MessagingException {
        try (var store = session.getStore(settings.protocol())) {
            store.connect(settings.host(), settings.usualPort(), settings.username(), settings.password());
            try (var folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                return takeNew(store, folder);
            }
        }
    }

    /** One mail that cannot be taken stops no other; it comes last at the next look. */
    private int takeNew(Store store, Folder folder) throws MessagingException {
        int handled = 0;
        int failed = 0;
        for (var mail : queue(folder)) {
            if (failed == MOST_FAILURES) break;
            var outcome = take(store, folder, mail);
            if (outcome == Outcome.HANDLED) handled++;
            if (outcome == Outcome.FAILED) failed++;
        }
        return handled;
    }

    private List<Message> queue(Folder folder) throws MessagingException {
        var unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        var ids = new FetchProfile();
        ids.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(unseen, ids);
        var fresh = new ArrayList<Message>();
        var again = new ArrayList<Message>();
        var still = new HashSet<Long>();
        for (var mail : unseen) {
            long uid = uid(mail);
            boolean failed = troubled.contains(uid);
            if (failed) still.add(uid);
            (failed ? again : fresh).add(mail);
        }
        troubled.retainAll(still);
        return Stream.concat(fresh.stream(), again.stream()).limit(MOST_AT_ONCE).toList();
    }

    private static long uid(Message mail) throws MessagingException {
        return ((UIDFolder) mail.getFolder()).getUID(mail);
    }

    private enum Outcome {
        HANDLED,
        FAILED,
        GONE
    }

    private Outcome take(Store store, Folder folder, Message mail) throws MessagingException {
        try {
            if (intake.take("imap", bytes(mail)) == 0) putAside(store, folder, mail);
            mail.setFlag(Flags.Flag.SEEN, true);
            return Outcome.HANDLED;
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessageRemovedException e) {
            LOG.debug("bounce door=imap another node was quicker");
            return Outcome.GONE;
        } catch (MessagingException | RuntimeException e) {
            long uid = uid(mail);
            troubled.add(uid);
            LOG.error("bounce door=imap uid={} not taken, tried again later", uid, e);
            return Outcome.FAILED;
        }
    }

    /** Only so much of it as is looked at; nothing is marked by reading. */
    private static byte[] bytes(Message mail) throws MessagingException {
        if (!(mail instanceof IMAPMessage imap)) throw new MessagingException("not from an IMAP server");
        imap.setPeek(true);
        try (var stream = imap.getMimeStream()) {
            return stream.readNBytes(RawMail.LOOKED_AT);
        } catch (IOException e) {
            throw new FolderClosedException(mail.getFolder(), "lost while reading", e);
        }
    }

    /** A mail that says nothing may also stay where it is: seen, it is not looked at again. */
    private static void putAside(Store store, Folder folder, Message mail) throws MessagingException {
        try {
            var unreadable = store.getFolder(UNREADABLE);
            if (!unreadable.exists() && !unreadable.create(Folder.HOLDS_MESSAGES))
                throw new MessagingException("no folder " + UNREADABLE);
            folder.copyMessages(new Message[] {mail}, unreadable);
            mail.setFlag(Flags.Flag.DELETED, true);
        } catch (FolderClosedException | StoreClosedException | MessageRemovedException e) {
            throw e;
        } catch (MessagingException e) {
            LOG.warn("bounce door=imap uid={} cannot be put aside error={}", uid(mail), e.getMessage());
        }
    }
}
