package org.habeas.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResolverTest {

    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void addressThatIsNotPublicIsRefusedWhateverItIsCalled(String address) throws UnknownHostException {
        // Given
        GuardedResolver guarded = guarded(List.of(), InetAddress.ofLiteral(address));
        // When
        UnknownHostException refused =
                catchThrowableOfType(UnknownHostException.class, () -> guarded.resolve("innocent.example"));
        // Then
        assertThat(refused).isInstanceOf(GuardedResolver.Refused.class).hasMessageContaining("innocent.example");
        assertThat(refused.getMessage()).doesNotContain(address + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "172.32.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00::1"
            })
    void publicAddressIsTaken(String address) throws UnknownHostException {
        assertThat(guarded(List.of(), InetAddress.ofLiteral(address)).resolve("public.example"))
                .containsExactly(InetAddress.ofLiteral(address));
    }

    @Test
    void hostWithOneForbiddenAddressIsRefusedWhole() throws UnknownHostException {
        GuardedResolver guarded =
                guarded(List.of(), InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1"));
        assertThat(catchThrowableOfType(UnknownHostException.class, () -> guarded.resolve("mixed.example")))
                .isInstanceOf(GuardedResolver.Refused.class);
    }

    @Test
    void operatorAllowsNetworksAndHosts() throws UnknownHostException {
        // Given
        InetAddress inner = InetAddress.ofLiteral("10.1.2.3");
        // Then
        assertThat(guarded(List.of("10.1.0.0/16"), inner).resolve("a.example")).containsExactly(inner);
        assertThat(guarded(List.of("Inner.example"), inner).resolve("inner.example"))
                .containsExactly(inner);
        assertThat(catchThrowableOfType(
                        UnknownHostException.class,
                        () -> guarded(List.of("inner.example", "10.2.0.0/16"), inner)
                                .resolve("other.example")))
                .isInstanceOf(GuardedResolver.Refused.class);
    }

    @Test
    void entryThatIsNeitherHostNorNetworkEndsTheStart() {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> new AllowedTargets(List.of("*.example"))))
                .hasMessageContaining("*.example");
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class, () -> new AllowedTargets(List.of("10.0.0.0/33"))))
                .isNotNull();
    }

    @Test
    void addressInPlaceOfANameIsNotLookedUp() throws UnknownHostException {
        GuardedResolver guarded = guarded(List.of("127.0.0.1", "::1"));
        assertThat(guarded.resolve("127.0.0.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(guarded.resolve("::1")).containsExactly(InetAddress.ofLiteral("::1"));
        assertThat(asked).isEmpty();
    }

    private GuardedResolver guarded(List<String> allow, InetAddress... addresses) {
        return new GuardedResolver(
                host -> {
                    asked.add(host);
                    return List.of(addresses);
                },
                new AllowedTargets(allow));
    }
}
