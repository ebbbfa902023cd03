namespace MbRlRobot.Gpio;

/// <summary>x</summary>
public static class GpioAdapter
{
#if OPTIONAL_PACKAGES
    /// <summary>x</summary>
    public const bool Present = true;
#endif
}
