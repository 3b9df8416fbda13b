// A content delivery network before the app: its address. What it does there: frontDoorRoutes.bicep. The two are apart because the app's settings
// have to name this address, and the routes the app's.

@description('Name of the profile and of the endpoint.')
param name string

@description('Tags of both.')
param tags { *: string }

resource profile 'Microsoft.Cdn/profiles@2024-02-01' = {
  name: name
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }

  resource endpoint 'afdEndpoints' = {
    name: name
    location: 'global'
    tags: tags
    properties: { enabledState: 'Enabled' }
  }
}

@description('Where it answers.')
output url string = 'https://${profile::endpoint.properties.hostName}'
