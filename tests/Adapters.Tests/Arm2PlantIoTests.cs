namespace MbRlRobot.Adapters.Tests;

public sealed class Arm2PlantIoTests : PlantIoContract
{
    protected override string Type => "arm2";
}
