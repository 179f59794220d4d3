package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.bounce.BounceProperties.Imap;
import io.shelfbell.delivery.bounce.BounceProperties.Tls;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
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

    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);

    private final Imap settings;
    private final BounceIntake intake;
    private final Session session;

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

    private int takeNew(Store store, Folder folder) throws MessagingException {
        var unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        int handled = 0;
        for (var mail : Arrays.stream(unseen).limit(MOST_AT_ONCE).toList()) {
            try {
                take(store, folder, mail);
                handled++;
            } catch (FolderClosedException | StoreClosedException e) {
                throw e;
            } catch (MessageRemovedException e) {
                LOG.debug("bounce door=imap another node was quicker");
            }
        }
        return handled;
    }

    private void take(Store store, Folder folder, Message mail) throws MessagingException {
        if (intake.take("imap", bytes(mail)) == 0) putAside(store, folder, mail);
        else mail.setFlag(Flags.Flag.SEEN, true);
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

    private static void putAside(Store store, Folder folder, Message mail) throws MessagingException {
        var unreadable = store.getFolder(UNREADABLE);
        if (!unreadable.exists()) unreadable.create(Folder.HOLDS_MESSAGES);
        folder.copyMessages(new Message[] {mail}, unreadable);
        mail.setFlag(Flags.Flag.SEEN, true);
        mail.setFlag(Flags.Flag.DELETED, true);
    }
}
