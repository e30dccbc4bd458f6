import pytest
from message_bus import Client, private_bus
from PySide6.QtDBus import QDBusConnection


@pytest.fixture(scope="package")
def address(tmp_path_factory):
    with private_bus(tmp_path_factory.mktemp("bus")) as made:
        yield made


@pytest.fixture
def bus(address):
    name = "kindpace-media-test"
    yield QDBusConnection.connectToBus(address, name)
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def other(address, qtbot):
    made = Client(address, qtbot)
    yield made
    made.close()
