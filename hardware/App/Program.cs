using System;
using MbRlRobot.PlantApp;

return PlantProgram.Run(args, Console.Out, Console.Error);
