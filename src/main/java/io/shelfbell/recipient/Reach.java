package io.shelfbell.recipient;

import static java.util.stream.Collectors.toSet;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Device;
import io.shelfbell.fact.Recipient;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A recipient's addresses, and what suppression leaves of them. */
final class Reach {
    private Reach() {}

    static List<Address> addresses(Recipient recipient) {
        var addresses = new ArrayList<Address>();
        if (recipient.email() != null) addresses.add(new Address(Channel.EMAIL, recipient.email()));
        if (recipient.phone() != null) addresses.add(new Address(Channel.SMS, recipient.phone()));
        for (var device : recipient.devices()) addresses.add(address(device));
        addresses.add(new Address(Channel.IN_APP, recipient.id()));
        return addresses;
    }

    private static Address address(Device device) {
        return new Address(Channel.PUSH, device.token());
    }

    /** One dead device among several closes nothing: push goes to the others. */
    static Recipient without(Set<Address> suppressed, Recipient recipient) {
        if (suppressed.isEmpty()) return recipient;
        var live = recipient.devices().stream()
                .filter(device -> !suppressed.contains(address(device)))
                .toList();
        var addresses = addresses(recipient);
        var closed = EnumSet.noneOf(Channel.class);
        closed.addAll(addresses.stream()
                .filter(suppressed::contains)
                .map(Address::channel)
                .collect(toSet()));
        if (!live.isEmpty()) closed.remove(Channel.PUSH);
        return recipient.reachedBy(live, closed);
    }
}
