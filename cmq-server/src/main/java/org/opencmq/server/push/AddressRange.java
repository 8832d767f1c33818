package org.opencmq.server.push;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code ::1/128}.
 *
 * @param base the address the range is written with
 * @param bits how many leading bits an address must share with it
 */
public record AddressRange(InetAddress base, int bits) {

    /**
     * Reads the notation; an address alone means just that address.
     *
     * @throws IllegalArgumentException when it is not an address literal with a fitting number of bits
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        if (!literal.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw wrong(text);
        }
        try {
            InetAddress base = InetAddress.getByName(literal); // a literal: asks no name service
            int longest = base.getAddress().length * 8;
            int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > longest) {
                throw wrong(text);
            }
            return new AddressRange(base, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    /** Whether the address lies in the range; one of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "address range must be like 10.0.0.0/8 or fd00::/8, with 0 to 32 or 0 to 128 bits, was '" + text + "'");
    }
}
