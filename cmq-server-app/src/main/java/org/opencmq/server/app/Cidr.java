package org.opencmq.server.app;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses, {@code 10.1.0.0/16} or {@code fd00::/8}; a single address is a range of one.
 *
 * @param address an address of the range
 * @param bits how many leading bits all addresses of it share
 */
record Cidr(InetAddress address, int bits) {

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Cidr parse(String text) {
        String wanted = "must be an address range such as 10.1.0.0/16 or fd00::/8, was '" + text + "'";
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        // only digits: a name would be looked up
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException(wanted);
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            int all = parsed.getAddress().length * 8;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException(wanted + "; at most " + all + " bits");
            }
            return new Cidr(parsed, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(wanted, e);
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
