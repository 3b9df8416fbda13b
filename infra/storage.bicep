// The storage account: articles, editions, queues, tables, and the app's package. Nothing in it is public, and it has no keys.

@description('Name of the account.')
param name string

@description('Azure region.')
param location string

@description('Tags of the account.')
param tags { *: string }

// Queues and containers are what others name: Event Grid does not make a queue, and neither does the Functions host before its first message.
var queues = ['translations', 'deletions', 'notifications']

// The app's identity has roles on these containers alone (identity.bicep), so neither it nor the host can create them: the app's own, and the two of the Functions host.
var containers = ['articles', 'editions', 'pictures', 'locks', 'azure-webjobs-hosts', 'azure-webjobs-secrets']

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      // Also of versions that the rules below delete: whatever goes, there are 14 days to bring it back.
      deleteRetentionPolicy: { enabled: true, days: 14 }
      containerDeleteRetentionPolicy: { enabled: true, days: 14 }
    }

    resource appContainers 'containers' = [
      for container in containers: {
        name: container
      }
    ]

    resource deployments 'containers' = {
      name: 'deployments'
    }

    resource deadLetters 'containers' = {
      name: 'dead-letters'
    }
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [
      for queue in queues: {
        name: queue
      }
    ]
  }

  // No rule looks at the age of what is live. A body in editions/ is written once and shown for years, a file in articles/ is the truth
  // for as long as it lies there: an old blob is an old article, and not a leftover. The app knows which bodies are left over (each article's
  // row names them), removes them itself, and with that makes versions of them, which no blob is the present one of. So what is old is
  // what is no current version any more. Its age counts from when it was written, not from when it was replaced, so an old article
  // that is overwritten or deleted loses its version at the next run: the 14 days above are what can be relied on.
  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            // Bodies and pictures follow from articles/ and are of no use once they are removed.
            name: 'forget-old-editions'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['editions/', 'pictures/'] }
              actions: {
                version: { delete: { daysAfterCreationGreaterThan: 1 } }
              }
            }
          }
          {
            // The host rewrites leases and timer states all day long: their old versions would be kept, and paid for, for ever.
            name: 'forget-old-versions'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'] }
              actions: {
                version: { delete: { daysAfterCreationGreaterThan: 30 } }
              }
            }
          }
          {
            // Events that could not be delivered. What they told of was found by Reconcile.
            name: 'forget-dead-letters'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['dead-letters/'] }
              actions: {
                baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } }
              }
            }
          }
        ]
      }
    }
  }
}

@description('Where the app\'s package is put.')
output deploymentContainerUrl string = '${account.properties.primaryEndpoints.blob}${account::blobs::deployments.name}'
